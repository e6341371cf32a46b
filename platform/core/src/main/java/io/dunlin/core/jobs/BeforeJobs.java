package io.dunlin.core.jobs;

/** What a node does once before any job runs on it. What fails there stops the start. */
public interface BeforeJobs {

    void beforeJobs();
}
