package org.metagrad.planted.high;

/** Knows nothing. */
public record High() {}
