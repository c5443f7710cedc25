package org.metagrad.planted.other;

import org.metagrad.planted.one.One;

/** The other half. */
public record Other(One one) {}
