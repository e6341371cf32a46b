package io.dunlin.ui;

/** Stands for a view, which this module cannot see. */
public record SomeView(String title) {}
