import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** What failed, for the sentence: "The details". */
  readonly what: string;
  /** A change of it tries again. */
  readonly of?: unknown;
  readonly children: ComponentChildren;
}

/** A part that breaks says so in its own place; the rest of the panel goes on. */
export class Boundary extends Component<Props, { readonly error: unknown; readonly of: unknown }> {
  override state = { error: null as unknown, of: this.props.of };

  override componentDidCatch(error: unknown): void {
    this.setState({ error, of: this.props.of });
  }

  override componentDidUpdate(): void {
    if (this.state.error !== null && this.state.of !== this.props.of) this.setState({ error: null, of: this.props.of });
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div class="broken" role="alert" data-broken>
        <p>{this.props.what} could not be shown. What was captured is safe.</p>
        <p class="subtle mono wrap">{error instanceof Error ? error.message : String(error)}</p>
        <button type="button" class="button" onClick={() => this.setState({ error: null, of: this.props.of })}>
          Try again
        </button>
      </div>
    );
  }
}
