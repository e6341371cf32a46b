package io.dunlin.examples.core.cases;

public record CollectionCase(String reference) {}
