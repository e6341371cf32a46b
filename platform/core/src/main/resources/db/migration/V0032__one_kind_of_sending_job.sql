-- One message and many are sent by jobs of the same kind: what waited to be sent alone, or had failed, goes on as the other.

update scheduled_tasks
set task_name = 'send-messages',
  task_data = concat('{"messageIds":[', json_value(convert(task_data using utf8mb4), '$.messageId'), ']}')
where task_name = 'send-message';

update failed_job
set job_type = 'send-messages',
  payload = concat('{"messageIds":[', json_value(payload, '$.messageId'), ']}')
where job_type = 'send-message' and resolution is null;
