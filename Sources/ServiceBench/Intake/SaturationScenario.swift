import BenchSupport
import Foundation
import Postgres

/// As many complaints as the API takes, one a request on all its connections, and by the bulk endpoint; in turns with
/// them, `pgbench` writing the same rows.
struct SaturationScenario {
    let bench: IntakeBench

    private struct Rivals {
        var single: Pgbench
        var batch: Pgbench
        static let batched = 64
    }

    /// Of one side: complaints, and rows written into each table.
    private struct Written {
        var complaints = 0.0
        var rows: [String: Double] = [:]
    }

    private struct Laps {
        var ours: [LoadResult] = []
        var bulk: [BulkLoad.Result] = []
        var others: [Double] = []
    }

    func run() async throws -> [ReportLine] {
        bench.say("intake …")
        return try await bench.withAPI { process in
            let rivals = try await makeRivals(process)
            var laps = Laps()
            for number in 0..<bench.options.pairs {
                if number.isMultiple(of: 2) { laps.others.append(try await measure(rivals)) }
                laps.ours.append(try await measure(process, number))
                laps.bulk.append(try await measureBulk(process, number, like: laps.ours[number]))
                if !number.isMultiple(of: 2) { laps.others.append(try await measure(rivals)) }
                bench.say(
                    "  \(number + 1): ours \(laps.ours[number].rate.short)/s, bulk \(laps.bulk[number].rate.short)/s, "
                        + "pgbench \(laps.others[number].short)/s")
            }
            return [try await line(laps, rivals, process), try await bulkLine(laps)]
        }
    }

    /// About as long as the other loads.
    private func measureBulk(
        _ process: ServiceProcess, _ number: Int, like single: LoadResult
    ) async throws -> BulkLoad.Result {
        let lines = max(100, Int(single.rate * 2 * bench.options.seconds) / BulkLoad.clients)
        return try await BulkLoad(port: process.port, bodies: bench.bodies, folder: bench.folder)
            .run(lines: lines, keyPrefix: "bulk-\(number)")
    }

    private func bulkLine(_ laps: Laps) async throws -> ReportLine {
        var line = ReportLine("intake_bulk", note: "\(BulkLoad.clients) clients, a complaint a line")
        line.setRates(laps.bulk.map(\.rate), beside: laps.others)
        let others = laps.bulk.reduce(0) { $0 + $1.others }
        line.require(others == 0, "\(others) lines answered with another status than 201")
        for result in laps.bulk { try await bench.check(result.references, &line) }
        return line
    }

    /// The first complaints are those whose rows `pgbench` repeats.
    private func makeRivals(_ process: ServiceProcess) async throws -> Rivals {
        var load = bench.load(process, "first", seconds: 1)
        load.perSecond = Double(bench.bodies.count)
        let first = try await LoadDriver.run(load)
        guard !first.references.isEmpty else { throw BenchError("the API took nothing: see its log") }
        func scripts(_ times: Int) async throws -> [String] {
            try await bench.pool.execute(ReadRowScripts(references: first.references, times: times))
        }
        let url = bench.database.url
        return Rivals(
            single: try Pgbench(try await scripts(1), named: "single", in: bench.folder, url: url),
            batch: try Pgbench(try await scripts(Rivals.batched), named: "batch", in: bench.folder, url: url))
    }

    private func measure(_ process: ServiceProcess, _ number: Int) async throws -> LoadResult {
        try await LoadDriver.run(bench.load(process, "intake-\(number)", seconds: bench.options.seconds))
    }

    /// The better of few and many clients.
    private func measure(_ rivals: Rivals) async throws -> Double {
        var best = 0.0
        for clients in [8, 32] {
            best = max(best, try await rivals.single.run(clients: clients, seconds: bench.options.seconds))
        }
        return best
    }

    private func line(_ laps: Laps, _ rivals: Rivals, _ process: ServiceProcess) async throws -> ReportLine {
        let ours = laps.ours
        var line = ReportLine("intake", note: "\(bench.options.connections) connections")
        line.setRates(ours.map(\.rate), beside: laps.others)
        line.setPercentiles(of: Sample(ours.flatMap { $0.answers.map(\.latency) }))
        line.add(note: "limit: pgbench, the same rows in one statement a transaction, the better of 8 and 32 clients")
        let batch = try await rivals.batch.run(clients: 2, seconds: bench.options.seconds) * Double(Rivals.batched)
        line.add(note: "batches of \(Rivals.batched) on two connections, bare: \(batch.short)/s")
        let others = ours.reduce(0) { $0 + $1.answers.count - $1.count(201) }
        let failures = ours.reduce(0) { $0 + $1.failures }
        line.require(failures == 0 && others == 0, "\(failures) failed, \(others) answered with another status")
        line.add(note: "resident \(process.memory().most.short) MB at most")
        for result in ours { try await bench.check(result.references, &line) }
        try await compareRows(process, rivals, &line)
        return line
    }

    /// Both sides must write the same rows for a complaint.
    private func compareRows(_ process: ServiceProcess, _ rivals: Rivals, _ line: inout ReportLine) async throws {
        let api = try await written {
            _ = try await LoadDriver.run(bench.load(process, "rows", seconds: 2))
        }
        let bare = try await written { _ = try await rivals.single.run(clients: 8, seconds: 2) }
        let tables = Set(api.rows.keys).union(bare.rows.keys).sorted()
        let differing = tables.filter { table in
            let (left, right) = (api.rows[table, default: 0], bare.rows[table, default: 0])
            return abs(left - right) > 0.05 * max(left, right)
        }
        let all = api.rows.values.reduce(0, +)
        line.require(
            differing.isEmpty, "\(all.short) rows a complaint on both sides\(differing.map { ", not \($0)" }.joined())")
    }

    private func written(by body: () async throws -> Void) async throws -> Written {
        let before = try await counts()
        try await body()
        let after = try await counts()
        let complaints = Double(after["complaint", default: 0] - before["complaint", default: 0])
        let rows = after.mapValues { Double($0) }.merging(before.mapValues { -Double($0) }) { $0 + $1 }
        return Written(
            complaints: complaints, rows: rows.filter { $0.value > 0 }.mapValues { $0 / max(1, complaints) })
    }

    /// The statistics of a session are there a second after its last transaction, or when it ends.
    private func counts() async throws -> [String: Int] {
        try await Task.sleep(for: .seconds(1.5))
        return Dictionary(
            uniqueKeysWithValues: try await bench.pool.execute(ReadInserted()).map { ($0.table, $0.rows) })
    }
}
