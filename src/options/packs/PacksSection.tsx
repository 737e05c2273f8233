import { Section } from '../parts/Section';
import { BuiltInPacks } from './BuiltInPacks';
import { OwnPacks } from './OwnPacks';

/** The books that failures are explained from. */
export const PacksSection = () => (
  <Section
    id="packs"
    title="Packs"
    lead="A pack holds what one API, server or standard means by its errors. Changes count for failures from now on."
  >
    <OwnPacks />
    <BuiltInPacks />
  </Section>
);
