import ArgumentParser
import Domain
import Foundation

/// How a command reports.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Report as one JSON document on standard output.")
    var json = false

    /// Prints either form.
    func report(json document: @autoclosure () -> JSONValue, _ text: () -> String) {
        print(json ? document().text : text())
    }
}

/// Words beside the report, on standard error.
enum Remark {
    static func print(_ words: String) {
        FileHandle.standardError.write(Data("\(words)\n".utf8))
    }
}
