/// The bytes of a file, block by block and never all at once: each call answers the next block, `nil` at the end.
public typealias ByteSource = () async throws -> [UInt8]?
