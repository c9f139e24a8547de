/// The YAML files that are built into the program.
enum EmbeddedFile {
    /// A file that this release carries is tested with it, so one that cannot be read is a defect of the build.
    static func parse<Value>(_ bytes: [UInt8], _ load: (String) throws(ProfileError) -> Value) -> Value {
        do {
            return try load(String(decoding: bytes, as: UTF8.self))
        } catch {
            preconditionFailure("a built-in file is wrong: \(error)")
        }
    }
}
