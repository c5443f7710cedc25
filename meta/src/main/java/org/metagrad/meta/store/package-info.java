/**
 * How bytes come onto the disk and back: read {@link AtomicFile}, which replaces a file in one
 * piece, {@link FileContents}, and {@link Json}.
 */
package org.metagrad.meta.store;
