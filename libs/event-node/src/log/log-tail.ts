// The newest bytes of the log, kept in memory: live subscribers and fresh streams are read from here.

interface Piece {
  start: number;
  bytes: Buffer;
}

export class LogTail {
  private pieces: Piece[] = [];
  private held = 0;

  constructor(private readonly limit: number) {}

  push(start: number, bytes: Buffer): void {
    this.pieces.push({ start, bytes });
    this.held += bytes.length;
    let drop = 0;
    while (this.held > this.limit && drop < this.pieces.length - 1) this.held -= this.pieces[drop++].bytes.length;
    if (drop) this.pieces.splice(0, drop);
  }

  /** The bytes from `position` up to the end of the piece that holds it. */
  from(position: number): Buffer | undefined {
    const piece = this.pieceOf(position);
    return piece?.bytes.subarray(position - piece.start);
  }

  private pieceOf(position: number): Piece | undefined {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle];
      if (position < piece.start) high = middle - 1;
      else if (position >= piece.start + piece.bytes.length) low = middle + 1;
      else return piece;
    }
    return undefined;
  }
}
