"""What has to hold whatever is sent: the process lives, does not grow, keeps what it was told to itself."""

import pathlib

import psycopg

PROGRAM = "intake-api"

# Every row that anybody writes leaves one here; a transaction that is rolled back leaves none.
COUNT_WRITES = """
CREATE UNLOGGED TABLE public.written (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE FUNCTION public.note_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.written DEFAULT VALUES;
    RETURN NULL;
END
$$;
DO $$
DECLARE
    target regclass;
BEGIN
    FOR target IN
        SELECT oid FROM pg_class
        WHERE relnamespace IN ('redress'::regnamespace, 'queue'::regnamespace)
            AND relkind IN ('r', 'p') AND NOT relispartition
    LOOP
        EXECUTE format(
            'CREATE TRIGGER note_written AFTER INSERT OR UPDATE OR DELETE ON %s '
                'FOR EACH ROW EXECUTE FUNCTION public.note_written()', target);
    END LOOP;
END
$$;
"""


class Watch:
    def __init__(self, stage):
        self.stage = stage
        self.log = open(stage.log(PROGRAM), "rb")
        self.database = psycopg.connect(stage.database_url(), autocommit=True)
        self.database.execute(COUNT_WRITES)

    def is_alive(self):
        return self.stage.processes[PROGRAM].poll() is None

    def written(self):
        """Grows with every row that is written."""
        return self.database.execute("SELECT coalesce(max(number), 0) FROM public.written").fetchone()[0]

    def resident_megabytes(self):
        status = pathlib.Path(f"/proc/{self.stage.processes[PROGRAM].pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def open_files(self):
        return len(list(pathlib.Path(f"/proc/{self.stage.processes[PROGRAM].pid}/fd").iterdir()))

    def said(self):
        """What came into the log since it was last looked at."""
        return self.log.read()

    def revive(self):
        """After a crash, so that the smallest request that makes one can be looked for."""
        self.stage.end(PROGRAM)
        self.stage.start(PROGRAM)
        self.stage.becomes_ready(PROGRAM)
