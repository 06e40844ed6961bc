import { Component, type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";
import { t } from "../i18n";

type Module = { default: ComponentType };

/** A part of the page that is fetched when it is first shown. One that cannot be fetched takes nothing else with it. */
export function Fetched({ load }: { load: () => Promise<Module> }) {
  const [Part, setPart] = useState(() => lazy(load));
  return (
    <Boundary again={() => setPart(lazy(load))}>
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    </Boundary>
  );
}

class Boundary extends Component<{ again: () => void; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="fetch-failed" role="alert">
        <span>{t("A part of the page could not be opened. Everything you wrote is kept.")}</span>
        <button
          type="button"
          className="button"
          onClick={() => {
            this.props.again();
            this.setState({ failed: false });
          }}
        >
          {t("Try again")}
        </button>
      </p>
    );
  }
}
