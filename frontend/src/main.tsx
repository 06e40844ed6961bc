import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

createRoot(document.getElementById("board") as HTMLElement).render(<StrictMode />);
