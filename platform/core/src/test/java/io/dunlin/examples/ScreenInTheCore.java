package io.dunlin.examples;

import io.dunlin.ui.SomeView;

record ScreenInTheCore(SomeView view) {}
