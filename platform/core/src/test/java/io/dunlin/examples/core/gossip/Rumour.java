package io.dunlin.examples.core.gossip;

public record Rumour(String text) {}
