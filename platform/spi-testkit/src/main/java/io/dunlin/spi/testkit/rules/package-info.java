/**
 * What the code of every plugin keeps to, whatever its kind. The build of {@code plugins} runs {@link
 * io.dunlin.spi.testkit.rules.PluginRulesTest} over each of them; nothing has to be written in the plugin.
 */
@NullMarked
package io.dunlin.spi.testkit.rules;

import org.jspecify.annotations.NullMarked;
