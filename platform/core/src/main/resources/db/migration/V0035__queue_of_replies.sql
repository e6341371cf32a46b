-- The queue is read in parts, each of which begins after the last message of the one before it.
alter table review_item
  drop key review_item_open,
  add key review_item_queue (closed_at, priority, decision_id);
