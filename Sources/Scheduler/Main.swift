import Bootstrap

/// `scheduler`: see `SchedulerProcess`.
@main
struct Main {
    static func main() async {
        await Program.run("scheduler") { try await SchedulerProcess.run($0) }
    }
}
