// Messages between a page and a widget of Scale Lab in a frame on it: version 1.
//
// Say `hello` once; the frame answers `ready`, then tells your origin, and no
// other, what changes. Without `hello` it sends `ready` and `resize` alone.

/** A finite number in its SI base unit, a text or a switch. */
export type Value = number | string | boolean;

/** Values by name. `unit` is empty for what has none. `widgets.json` lists names, units and ranges. */
export type Values = Record<string, { value: Value; unit: string }>;

/** Why outputs are left out that cannot be worked out from these parameters: a sentence for each, by its name. */
export type Reasons = Record<string, string>;

/** What a page may send. */
export type ToWidget =
  | { scale: 1; type: 'hello' }
  /** Answered by `resize`, without a `hello` too: for hosts that began to listen late. */
  | { scale: 1; type: 'size' }
  /** Answered by `state`. */
  | { scale: 1; type: 'get' }
  /** All of them or, with an `error`, none. A unit, if given, must be the parameter's own. */
  | { scale: 1; type: 'set'; params: Record<string, { value: Value; unit?: string }> }
  | { scale: 1; type: 'play' }
  | { scale: 1; type: 'pause' }
  /** `n`: 1 to 1000 steps; 1 without it. */
  | { scale: 1; type: 'step'; n?: number }
  | { scale: 1; type: 'reset' }
  /** Answered by `state` with `format` and `text`: everything as JSON, the table as CSV, the link into the article. */
  | { scale: 1; type: 'export'; format: 'json' | 'csv' | 'link' };

/** What a widget sends. */
export type FromWidget =
  | { scale: 1; type: 'ready'; id: string }
  /** Whole pixels; once a frame at most, and only when it changed. */
  | { scale: 1; type: 'resize'; height: number }
  | { scale: 1; type: 'change'; params: Values; outputs: Values; reasons?: Reasons }
  | { scale: 1; type: 'state'; params: Values; outputs: Values; reasons?: Reasons; format?: string; text?: string }
  /** A run came to its end though nobody stopped it. */
  | { scale: 1; type: 'complete'; outputs: Values }
  | { scale: 1; type: 'error'; message: string };

/** Outputs of widgets that train; one that is not known yet is left out. */
export type TrainerOutputs = Partial<
  Record<
    'parameters' | 'step' | 'epoch' | 'samples' | 'train_loss' | 'test_loss' | 'accuracy' | 'samples_per_second',
    { value: number; unit: string }
  >
> & {
  /** Hexadecimal, of the exact bits of the weights: the same for the same seed, on every machine. */
  run_hash?: { value: string; unit: '' };
};

/** `<scale-widget name="…" params="…">`, once `embed.js` is on the page. Attributes are read when it is first shown. */
export interface ScaleWidgetAttributes {
  /** The widget's id. */
  name: string;
  /** Values as links write them: `s.model_parameters=7e9&s.precision=int4`. */
  params?: string;
  /** What screen readers call the frame. */
  title?: string;
  /** Pixels to keep free until the frame has said how tall it is. */
  height?: string;
  theme?: 'auto' | 'light' | 'dark' | 'projector';
  lang?: string;
  plain?: string;
  static?: string;
  transparent?: string;
  hide?: string;
  lock?: string;
  seed?: string;
  allowLinks?: string;
}
