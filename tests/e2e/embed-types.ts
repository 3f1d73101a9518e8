// A host's page that uses the types of `embed.d.ts`; compiled, never run.
import type { FromWidget, ScaleWidgetAttributes, ToWidget, TrainerOutputs, Value, Values } from '../../src/browser/embed/embed';

const frame = document.querySelector('iframe') as HTMLIFrameElement;
const origin = new URL(frame.src).origin;
const say = (message: ToWidget): void => frame.contentWindow?.postMessage(message, origin);

say({ scale: 1, type: 'hello' });
say({ scale: 1, type: 'size' });
say({ scale: 1, type: 'get' });
say({ scale: 1, type: 'set', params: { 's.model_parameters': { value: 7e9 }, theme: { value: true, unit: '' } } });
say({ scale: 1, type: 'step' });
say({ scale: 1, type: 'step', n: 10 });
say({ scale: 1, type: 'export', format: 'csv' });
// @ts-expect-error a version there is not
say({ scale: 2, type: 'hello' });
// @ts-expect-error a verb there is not
say({ scale: 1, type: 'train' });
// @ts-expect-error a format there is not
say({ scale: 1, type: 'export', format: 'png' });
// @ts-expect-error a value is a number, a text or a switch
say({ scale: 1, type: 'set', params: { seed: { value: null } } });

const shown: string[] = [];
addEventListener('message', ({ source, origin: from, data }: MessageEvent<FromWidget>) => {
  if (source !== frame.contentWindow || from !== origin) return;
  switch (data.type) {
    case 'ready':
      return say({ scale: 1, type: 'play' });
    case 'resize':
      frame.height = data.height.toFixed();
      return;
    case 'change':
    case 'state':
      return read(data.params, data.outputs);
    case 'complete':
      return read({}, data.outputs);
    case 'error':
      shown.push(data.message);
      return;
    default: {
      // Every message is known: nothing is left.
      const none: never = data;
      return none;
    }
  }
});

function read(params: Values, outputs: TrainerOutputs & Values): void {
  const values: Value[] = Object.values(params).map(({ value }) => value);
  const loss: number | undefined = outputs.test_loss?.value;
  const hash: string | undefined = outputs.run_hash?.value;
  shown.push(`${values.join()} ${loss?.toFixed(3)} ${hash}`);
}

const attributes: ScaleWidgetAttributes = { name: 'model-size', params: 's.precision=int4', theme: 'dark' };
for (const [name, value] of Object.entries(attributes)) document.createElement('scale-widget').setAttribute(name, value);
// @ts-expect-error a theme there is not
attributes.theme = 'sepia';
