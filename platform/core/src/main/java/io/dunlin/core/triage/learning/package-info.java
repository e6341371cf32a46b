/**
 * How the product learns from people: {@link io.dunlin.core.triage.learning.Samples} keeps what they said of messages,
 * {@link io.dunlin.core.triage.learning.ModelTraining} makes a model from the shipped corpus and those samples in a process
 * of its own, {@link io.dunlin.core.triage.learning.TrainedModels} says which model reads, and
 * {@link io.dunlin.core.triage.learning.ReplyQuality} how well it does. Nothing is learnt or switched by itself.
 */
@NullMarked
package io.dunlin.core.triage.learning;

import org.jspecify.annotations.NullMarked;
