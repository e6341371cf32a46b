/**
 * Reads the text of attachments in a process of its own, which may die without harm to the appliance.
 */
@NullMarked
package io.dunlin.extractor;

import org.jspecify.annotations.NullMarked;
