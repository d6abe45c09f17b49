// Why something can't be shown: each kind has a sentence of its own among the words.
class Trouble extends Error {
  constructor(kind, language) {
    super(kind);
    this.kind = kind;
    this.language = language || "";
  }
}
