// An embed's height, told to its host in every dialect hosts are known to hear.
//
// Whole pixels, once a frame at most, nothing while nothing changes. Knows the
// content's height and the parent; knows no widget.
{
  const TALLEST = 10_000;
  // WordPress takes nothing outside these.
  const WORDPRESS = [200, 1000];
  // So many times in a row the content may grow because its frame did.
  const PATIENCE = 5;

  const content = document.getElementById('frame');
  const secret = /secret=([A-Za-z0-9]+)/.exec(location.hash)?.[1];
  const tell = (message) => parent.postMessage(message, '*');
  let announced = 0;
  let inner = innerHeight;
  let width = innerWidth;
  let grown = 0;

  const announce = () => {
    const height = Math.min(Math.ceil(content.getBoundingClientRect().height), TALLEST);
    // Without layout, as in a hidden part of the host's page, there is no height.
    if (height <= 0 || height === announced) return;
    // A frame that is made taller, and content that follows, would never end.
    grown = height > announced && innerHeight !== inner && innerWidth === width ? grown + 1 : 0;
    inner = innerHeight;
    width = innerWidth;
    if (grown > PATIENCE) return;
    announced = height;
    tell({ scale: 1, type: 'resize', height });
    tell({ sentinel: 'amp', type: 'embed-size', height });
    tell({ context: 'h5p', action: 'resize', scrollHeight: height });
    tell(JSON.stringify({ src: location.href, context: 'iframe.resize', height })); // Medium
    tell(JSON.stringify({ subject: 'lti.frameResize', height })); // Canvas, IMS LTI
    if (secret) tell({ secret, message: 'height', value: Math.min(Math.max(height, WORDPRESS[0]), WORDPRESS[1]) });
  };

  if (parent !== window) {
    // Frames out of sight are not drawn and observe nothing: they say it once.
    announce();
    addEventListener('load', announce);
    new ResizeObserver(announce).observe(content);
    // A host that began to listen later asks.
    addEventListener('message', ({ source, data }) => {
      if (source !== parent || data?.scale !== 1 || data.type !== 'size') return;
      announced = 0;
      announce();
    });
    // What the reader does may change the height for good reasons.
    addEventListener('pointerdown', () => (grown = 0), true);
    addEventListener('keydown', () => (grown = 0), true);
  }
}
