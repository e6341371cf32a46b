package io.dunlin.host;

import java.nio.file.Path;

/**
 * Where plugins live.
 *
 * @param plugins the folder of jars; read only, and only by its own files: no links, no folders below it
 * @param trusted the folder of certificates ({@code .pem .crt .cer .der}) whose holders may sign plugins. Trust ends when a
 *     certificate is taken out of it; the end of a certificate's own validity does not stop a plugin in service
 * @param data where each plugin gets a folder of its own
 */
public record PluginFolders(Path plugins, Path trusted, Path data) {}
