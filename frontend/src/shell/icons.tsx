// Our own icons, drawn on a 24 grid with a 1.75 stroke. Decorative always: the words beside them carry the meaning.
const PATHS = {
  goal: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 12l7.5-7.5",
  challenge: "M3 19l6.5-11 4 6 2-3L21 19z",
  culture:
    "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-5 4v-4.1A2.5 2.5 0 0 1 4 13.5z",
  strategy: "M4 19c0-6 4-6 8-7s8-2 8-7M16.5 5H20v3.5M4 19a1.5 1.5 0 1 0 .01 0",
  factor: "M3 17l6-6 4 4 8-8M15.5 7H21v5.5",
  milestone: "M6 21V4M6 5h11l-2.5 4L17 13H6",
  expansion: "M9 4H4v5M15 20h5v-5M4 4l6.5 6.5M20 20l-6.5-6.5",
  stakeholder: "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
  colleague: "M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M2.5 19.5c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5M17 8v6M14 11h6",
  competitor: "M12 3l7.5 3v5.5c0 4.5-3 7.7-7.5 9.5-4.5-1.8-7.5-5-7.5-9.5V6z",
  criterion: "M12 4v16M5 8h14M5 8l-2.5 6h5zM19 8l-2.5 6h5zM8.5 20h7",
  value: "M6.5 4h11L21 9.5 12 20.5 3 9.5zM3 9.5h18M12 20.5L8.5 9.5 12 4l3.5 5.5z",
  action: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 12.3l2.8 2.7L16.2 9.4",
  obstacle: "M3 8h18v6H3zM6.5 14v5M17.5 14v5M7 14l4-6M13 14l4-6",
  event: "M13 3L5 14h6l-1 7 8-11h-6z",
  note: "M5 4h14v10l-5.5 6H5zM19 14h-5.5v6M8.5 8.5h7M8.5 12h4",
  gap: "M5 5h4.5a2.5 2.5 0 0 0 5 0H19v14H5z",
  search: "M11 4.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M16 16l4.5 4.5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  rise: "M12 6l7.5 12h-15z",
  fall: "M12 18l7.5-12h-15z",
  map: "M3.5 6.5l5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2zM9 4.5v13M15 6.5v13",
  outline: "M4 6h3M4 12h3M4 18h3M10.5 6h9.5M10.5 12h9.5M10.5 18h9.5",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
  swap: "M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4",
  compare: "M4 5h6v14H4zM14 5h6v14h-6zM14 9h6M14 13h6",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  saved: "M7 18.5a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 11a3.8 3.8 0 0 1 0 7.5zM9.5 13.5l2 2 3.5-4",
  saving: "M7 18.5a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 11a3.8 3.8 0 0 1 0 7.5zM12 16v-4.5M10 13.3l2-2 2 2",
  offline: "M7 18.5a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 11a3.8 3.8 0 0 1 0 7.5zM4 4l16 17",
  globe: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9z",
  users:
    "M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M2.5 19.5c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5M16 5.3a3.5 3.5 0 0 1 0 6.4M18.5 14.5c1.8.9 2.7 2.7 3 5",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6",
  up: "M12 19V5M6 11l6-6 6 6",
  detour: "M4 18h5a3 3 0 0 0 3-3V9a3 3 0 0 1 3-3h5M17 3l3 3-3 3",
  warn: "M12 4l9 16H3zM12 10v4.5M12 17.3v.2",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  share: "M12 15V4M8 7.5L12 3.5l4 4M5 12.5V20h14v-7.5",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5",
  undo: "M8.5 5L4 9.5 8.5 14M4 9.5h10a6 5.5 0 0 1 0 11h-3",
  redo: "M15.5 5L20 9.5 15.5 14M20 9.5H10a6 5.5 0 0 0 0 11h3",
  sun: "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3L7 7M17 17l1.7 1.7M18.7 5.3L17 7M7 17l-1.7 1.7",
  moon: "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
  contrast: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 3v18M12 8h7M12 12h9M12 16h7",
  table: "M3.5 5h17v14h-17zM3.5 10h17M9.5 10v9",
  columns: "M4 4.5h4.5v15H4zM10 4.5h4.5v8H10zM16 4.5h4.5v12H16z",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8",
  screen: "M3.5 5h17v11h-17zM9 20h6M12 16v4",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
  keyboard: "M3 6.5h18v11H3zM7 10h.01M10.5 10h.01M14 10h.01M17.5 10h.01M8 14h8",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  unlock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2",
  hand: "M7 8.5l8-2.5 3.5 11-8 2.5zM7 8.5L4 10l2.5 8 2-.6",
  copy: "M9 9h10v11H9zM15 9V4.5H5V15h4",
  filter: "M4 6.5h16M7 12h10M10 17.5h4",
  overview: "M3.5 6h17v12h-17zM7 9h4.5v4H7zM14.5 9.5H17M14.5 12.5H17",
  paste: "M9 4.5h6V7H9zM15 5.5h3.5V20h-13V5.5H9M9 12h6M9 15.5h4",
  follow: "M5 3.5l11 6.5-5 1.2-2.6 4.8zM14 15a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
  alignLeft: "M4 3.5v17M7.5 7h12v3.5h-12zM7.5 13.5H15V17H7.5z",
  alignCentre: "M12 3.5V7M12 10.5v3M12 17v3.5M5 7h14v3.5H5zM8 13.5h8V17H8z",
  alignRight: "M20 3.5v17M4.5 7h12v3.5h-12zM9 13.5h7.5V17H9z",
  alignTop: "M3.5 4h17M7 7.5h3.5v12H7zM13.5 7.5H17V15h-3.5z",
  alignMiddle: "M3.5 12H7M10.5 12h3M17 12h3.5M7 5h3.5v14H7zM13.5 8H17v8h-3.5z",
  alignBottom: "M3.5 20h17M7 4.5h3.5v12H7zM13.5 9H17v7.5h-3.5z",
  spreadAcross: "M3.5 4v16M20.5 4v16M8 8h3v8H8zM13.5 8h3v8h-3z",
  spreadDown: "M4 3.5h16M4 20.5h16M8 8h8v3H8zM8 13.5h8v3H8z",
  comment:
    "M5.5 4.5h13A1.5 1.5 0 0 1 20 6v9a1.5 1.5 0 0 1-1.5 1.5H11L6.5 20v-3.5h-1A1.5 1.5 0 0 1 4 15V6a1.5 1.5 0 0 1 1.5-1.5z",
  doubt: "M8.5 8.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 17.8v.2M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18",
  spark:
    "M12 3v4.5M12 16.5V21M3 12h4.5M16.5 12H21M5.6 5.6l3.2 3.2M15.2 15.2l3.2 3.2M18.4 5.6l-3.2 3.2M8.8 15.2l-3.2 3.2",
  star: "M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z",
  console: "M4 5h16v14H4zM14.5 5v14M7 9h4.5M7 12.5h4.5M7 16h3",
  raise:
    "M8 12V6.5a1.5 1.5 0 0 1 3 0V11M11 10V4.5a1.5 1.5 0 0 1 3 0V11M14 10.5V6a1.5 1.5 0 0 1 3 0v8a6 6 0 0 1-6 6.5c-3 0-4.5-1.5-6-4.5l-1.5-3a1.5 1.5 0 0 1 2.6-1.5L8 14",
  next: "M9.5 5.5L16 12l-6.5 6.5",
  sound: "M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11",
  mute: "M4 9.5v5h3.5L12 19V5L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5",
  back: "M14.5 5.5L8 12l6.5 6.5",
  play: "M8 5l11 7-11 7z",
  pause: "M8.5 5v14M15.5 5v14",
  replay: "M5.5 6.5v4.5H10M5.7 11a7.5 7.5 0 1 1-1 4M10.5 11.5l4.5 3-4.5 3z",
  toStart: "M6 5.5v13M18.5 5.5L10 12l8.5 6.5z",
  toEnd: "M18 5.5v13M5.5 5.5L14 12l-8.5 6.5z",
  timer: "M12 6a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M12 9.5v4l2.5 1.5M9.5 3h5",
  flag: "M6 21V4M6 4.5h12l-3 4 3 4H6",
  target: "M12 4.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M12 2v5M12 17v5M2 12h5M17 12h5",
  dots: "M5 6.5h.01M5 12h.01M5 17.5h.01M9 6.5h11M9 12h8M9 17.5h5",
  tray: "M4 13l2.5-8h11L20 13v6H4zM4 13h5a3 3 0 0 0 6 0h5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        strokeWidth={name === "more" ? 2.8 : 1.75}
        strokeDasharray={name === "gap" ? "3 2.6" : ""}
      />
    </svg>
  );
}
