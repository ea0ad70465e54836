/** Files that leave the editor. */

/** @param {string} name */
export function fileName(name) {
  // eslint-disable-next-line no-control-regex
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-').trim() || 'process';
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * The drawing with fixed colours: outside of the page there are no tokens.
 * @param {any} modeler
 * @returns {Promise<string>}
 */
export async function drawing(modeler) {
  const { svg } = await modeler.saveSVG();
  const style = getComputedStyle(document.documentElement);
  return svg.replace(/var\((--pb-[\w-]+)(?:,[^)]*)?\)/g, (
    /** @type {string} */ whole,
    /** @type {string} */ token,
  ) => resolved(style.getPropertyValue(token)) || whole);
}

/**
 * A colour as it is shown now; `light-dark()` stands for two.
 * @param {string} value
 */
function resolved(value) {
  const probe = document.createElement('span');
  probe.style.setProperty('color', value);
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/**
 * @param {any} modeler
 * @param {string} name
 */
export async function exportSvg(modeler, name) {
  const svg = await drawing(modeler);
  download(new Blob([svg], { type: 'image/svg+xml' }), `${fileName(name)}.svg`);
}

/**
 * @param {any} modeler
 * @param {string} name
 * @param {number} [scale] pixels for one unit of the diagram
 */
export async function exportPng(modeler, name, scale = 2) {
  const svg = await drawing(modeler);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    download(/** @type {Blob} */ (blob), `${fileName(name)}.png`);
  } finally {
    URL.revokeObjectURL(url);
  }
}
