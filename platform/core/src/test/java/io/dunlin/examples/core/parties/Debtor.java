package io.dunlin.examples.core.parties;

import io.dunlin.examples.core.cases.CollectionCase;

public record Debtor(String name, CollectionCase looksUpwards) {}
