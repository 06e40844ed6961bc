import "../styles/tokens.css";
