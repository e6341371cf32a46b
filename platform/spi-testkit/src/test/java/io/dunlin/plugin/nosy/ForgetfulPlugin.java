package io.dunlin.plugin.nosy;

/** Keeps state where all threads and all reloads share it. */
final class ForgetfulPlugin {

    static int calls;

    private ForgetfulPlugin() {}
}
