/**
 * Backups: one file with the database, the files of plugins and the configuration without its passwords, and another with
 * the keys and passwords, to be kept apart from it. Both can be encrypted.
 * <p>
 * Entry points: {@link BackupWriter}, {@link Restoration}. Every part carries its checksum; nothing is restored before all of
 * them were found right, and nothing that is there is written over.
 */
@NullMarked
package io.dunlin.appliance.backup;

import org.jspecify.annotations.NullMarked;
