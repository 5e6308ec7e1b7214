"""Database triggers refuse any change of the history but the next link of a chain.

SQLite drops triggers silently when a later migration alters the table: such a migration must run `stand` again.
"""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER IF NOT EXISTS lifecycle_entry_no_update BEFORE UPDATE ON lifecycle_entry
       BEGIN SELECT RAISE(ABORT, 'History is append-only: an entry cannot be changed.'); END""",
    """CREATE TRIGGER IF NOT EXISTS lifecycle_entry_no_delete BEFORE DELETE ON lifecycle_entry
       BEGIN SELECT RAISE(ABORT, 'History is append-only: an entry cannot be removed.'); END""",
    """CREATE TRIGGER IF NOT EXISTS lifecycle_entry_next_link BEFORE INSERT ON lifecycle_entry
       WHEN NEW.sequence <> (SELECT COALESCE(MAX(sequence), 0) + 1 FROM lifecycle_entry WHERE chain_id = NEW.chain_id)
         OR NEW.previous_digest <> COALESCE(
              (SELECT digest FROM lifecycle_entry WHERE chain_id = NEW.chain_id ORDER BY sequence DESC LIMIT 1), '')
       BEGIN SELECT RAISE(ABORT, 'History is append-only: an entry must be the next link of its chain.'); END""",
]
POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION lifecycle_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'History is append-only: an entry cannot be changed or removed.'
             USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE OR REPLACE FUNCTION lifecycle_entry_check_link() RETURNS trigger LANGUAGE plpgsql AS $$
       DECLARE last_sequence integer; last_digest text;
       BEGIN
         SELECT sequence, digest INTO last_sequence, last_digest FROM lifecycle_entry
          WHERE chain_id = NEW.chain_id ORDER BY sequence DESC LIMIT 1;
         IF NEW.sequence <> COALESCE(last_sequence, 0) + 1 OR NEW.previous_digest <> COALESCE(last_digest, '') THEN
           RAISE EXCEPTION 'History is append-only: an entry must be the next link of its chain.'
           USING ERRCODE = 'integrity_constraint_violation';
         END IF;
         RETURN NEW;
       END $$""",
    "DROP TRIGGER IF EXISTS lifecycle_entry_no_update ON lifecycle_entry",
    "DROP TRIGGER IF EXISTS lifecycle_entry_no_delete ON lifecycle_entry",
    "DROP TRIGGER IF EXISTS lifecycle_entry_no_truncate ON lifecycle_entry",
    "DROP TRIGGER IF EXISTS lifecycle_entry_next_link ON lifecycle_entry",
    """CREATE TRIGGER lifecycle_entry_no_update BEFORE UPDATE ON lifecycle_entry
       FOR EACH ROW EXECUTE FUNCTION lifecycle_entry_refuse()""",
    """CREATE TRIGGER lifecycle_entry_no_delete BEFORE DELETE ON lifecycle_entry
       FOR EACH ROW EXECUTE FUNCTION lifecycle_entry_refuse()""",
    """CREATE TRIGGER lifecycle_entry_no_truncate BEFORE TRUNCATE ON lifecycle_entry
       FOR EACH STATEMENT EXECUTE FUNCTION lifecycle_entry_refuse()""",
    """CREATE TRIGGER lifecycle_entry_next_link BEFORE INSERT ON lifecycle_entry
       FOR EACH ROW EXECUTE FUNCTION lifecycle_entry_check_link()""",
]
NAMES = ["no_update", "no_delete", "no_truncate", "next_link"]


def stand(apps, schema_editor):
    """Put the triggers in place; running it again changes nothing."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def fall(apps, schema_editor):
    """Take the triggers away."""
    table = " ON lifecycle_entry" if schema_editor.connection.vendor == "postgresql" else ""
    for name in NAMES:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS lifecycle_entry_{name}{table}")


class Migration(migrations.Migration):
    """Guard the history."""

    dependencies = [("lifecycle", "0001_initial")]
    operations = [migrations.RunPython(stand, fall)]
