/**
 * From words to classes: features of a text, a linear model over them, the classifier that joins sentences and the whole
 * mail, and the training that makes the model from {@code etc/corpus}. Deterministic: the same corpus gives the same
 * model.
 */
@NullMarked
package io.dunlin.core.triage.classification;

import org.jspecify.annotations.NullMarked;
