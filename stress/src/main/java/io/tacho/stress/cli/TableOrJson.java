package io.tacho.stress.cli;

/** How a command prints what it found. */
enum TableOrJson {
    TABLE,
    JSON
}
