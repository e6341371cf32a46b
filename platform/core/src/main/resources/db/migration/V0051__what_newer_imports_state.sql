-- While an import waits for a person, newer ones of its source go on. What they state of a receivable must not be undone when
-- the older import is accepted: the newest import that stated it since then is kept here.
create table receivable_restated (
  receivable_id bigint not null,
  import_id bigint not null,
  primary key (receivable_id),
  key receivable_restated_import (import_id),
  foreign key (receivable_id) references receivable (id),
  foreign key (import_id) references receivable_import (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
