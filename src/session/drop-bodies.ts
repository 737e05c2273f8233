import type { Body, Exchange, Incident } from '../model';

const length = ({ text, base64 }: Body): number => (text?.length ?? 0) + (base64?.length ?? 0);

const dropped = (body: Body): Body => (length(body) === 0 ? body : { ...body, text: null, base64: null, missing: 'dropped' });

export const bodyCharacters = ({ request, response }: Exchange): number => length(request.body) + length(response.body);

/** True where a body was there once and had to go. */
export const hasDropped = ({ request, response }: Exchange): boolean =>
  request.body.missing === 'dropped' || response.body.missing === 'dropped';

const without = (exchange: Exchange): Exchange => ({
  ...exchange,
  request: { ...exchange.request, body: dropped(exchange.request.body) },
  response: { ...exchange.response, body: dropped(exchange.response.body) },
});

/** Its causes are found from the bodies: those that have not been yet are found while the bodies are there. */
const withoutBodies = (incident: Incident): Incident => {
  void incident.diagnosis.causes;
  return { ...incident, exchange: without(incident.exchange) };
};

/** The list with the oldest bodies dropped until their text fits; what was diagnosed from them stays. */
export const dropBodies = (incidents: readonly Incident[], most: number): readonly Incident[] => {
  let spare = most;
  let cut = incidents.length;
  while (cut > 0) {
    const incident = incidents[cut - 1];
    spare -= incident ? bodyCharacters(incident.exchange) : 0;
    // The newest keeps its body whatever its size.
    if (spare < 0 && cut < incidents.length) break;
    cut--;
  }
  return cut === 0
    ? incidents
    : incidents.map((incident, i) => (i < cut && bodyCharacters(incident.exchange) > 0 ? withoutBodies(incident) : incident));
};
