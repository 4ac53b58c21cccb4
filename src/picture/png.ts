/**
 * Packs pixels tightly: a chart is half as large as resvg would write it, which filters rows as for a photograph.
 * https://www.w3.org/TR/png-3/
 */
import { crc32, deflateSync } from 'node:zlib';

/** Eight bits for each of red, green and blue, not interlaced. */
const TRUECOLOUR = [8, 2, 0, 0, 0];

/** A PNG of opaque pixels, which come as red, green, blue and a fourth byte that is left out. */
export function packPng(pixels: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const packed = Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', Buffer.from([...header, ...TRUECOLOUR])),
    chunk('IDAT', deflateSync(rowsOf(pixels, width, height), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return new Uint8Array(packed);
}

/** Each row begins with a zero: it is as it is, unfiltered. */
function rowsOf(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(height * (1 + 3 * width));
  for (let y = 0, to = 0; y < height; y += 1) {
    to += 1;
    for (let from = 4 * y * width; from < 4 * (y + 1) * width; from += 4, to += 3) {
      rows[to] = pixels[from] ?? 0;
      rows[to + 1] = pixels[from + 1] ?? 0;
      rows[to + 2] = pixels[from + 2] ?? 0;
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
