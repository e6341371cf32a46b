/**
 * Reads the text of attachments in a process of its own, which may die without harm to the appliance.
 * <p>
 * {@link io.dunlin.extractor.ExtractorMain} reads one file after another from its standard input and answers on its
 * standard output, see {@link io.dunlin.extractor.Frames}. It knows nothing of the rest of Dunlin: its class path holds
 * Tika and this module. The appliance limits its heap and its time, and replaces it when it hangs or dies; archives,
 * embedded files and the amount of text are limited here.
 */
@NullMarked
package io.dunlin.extractor;

import org.jspecify.annotations.NullMarked;
