import { Component, type ReactNode } from "react";
import { t } from "../i18n";
import type { LensName } from "../shell/lens";
import { forgetLens } from "./lensModules";

type LensBoundaryProps = { lens: LensName; children: ReactNode };

/** A lens that could not be fetched, or broke, takes nothing else of the board with it. */
export class LensBoundary extends Component<LensBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const again = () => {
      forgetLens(this.props.lens);
      this.setState({ failed: false });
    };
    return (
      <div className="lens-waiting" role="alert">
        <p>
          {t("This view could not be opened. Everything you wrote is kept; look through another one, or try again.")}
        </p>
        <button type="button" className="button" onClick={again}>
          {t("Try again")}
        </button>
      </div>
    );
  }
}
