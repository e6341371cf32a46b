package io.dunlin.examples.modules.alpha.internal;

public record AlphaSecret(String text) {}
