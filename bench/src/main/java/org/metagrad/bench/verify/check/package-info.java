/**
 * What all checks share. Read {@link FolderCheck}, {@link Report} (the lines), {@link Tables} and
 * {@link Wanted} (what was recorded), {@link Engine} (the ways to run a program) and {@link
 * BatchLoss}.
 */
package org.metagrad.bench.verify.check;
