package io.dunlin.examples.modules.alpha;

public record Alpha(String text) {}
