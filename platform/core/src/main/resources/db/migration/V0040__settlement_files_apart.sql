-- The files of settlements left the plugin erp-file for one of their own, erp-settlements. What was set, told and decided there
-- goes with them; the notes of its data folder are moved at the start.
update plugin_setting
set plugin_id = 'erp-settlements/SettlementFiles'
where plugin_id = 'erp-file/SettlementFiles';

insert ignore into plugin_state (plugin_id, enabled, changed_at, changed_by)
select 'erp-settlements', enabled, changed_at, changed_by
from plugin_state
where plugin_id = 'erp-file';

-- Which plugins read the files of an ERP that is told of their payments, beside its own: ids with commas between them.
alter table erp_cursor
  add column files_read_by varchar(500) not null default '';

update erp_cursor
set source = 'erp-settlements/SettlementFiles', files_read_by = 'erp-file'
where source = 'erp-file/SettlementFiles';

update erp_write_back
set source = 'erp-settlements/SettlementFiles'
where source = 'erp-file/SettlementFiles';
