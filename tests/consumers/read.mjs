// Reads a file with a program that is not ours, and prints what it has understood as JSON.
// node read.mjs FORMAT FILE; the packages of package.json are where CONSUMERS says.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(`${process.env.CONSUMERS}/../`)
const imported = name => import(pathToFileURL(require.resolve(name)))
const [form, file] = process.argv.slice(2)
const text = () => readFileSync(file, 'utf8')

const readers = {
  // ical.js is what Thunderbird reads calendars with.
  async calendar () {
    const ICAL = require('ical.js')
    const calendar = new ICAL.Component(ICAL.parse(text()))
    return calendar.getAllSubcomponents('vevent').map(entry => {
      const event = new ICAL.Event(entry)
      return {
        uid: event.uid, summary: event.summary, description: event.description,
        from: event.startDate.toString(), to: event.endDate.toString(), days: event.startDate.isDate
      }
    })
  },
  // graphology is the graph of Gephi Lite.
  async contacts () {
    const graph = require('graphology-graphml/node').parse(require('graphology'), text())
    return {
      nodes: graph.mapNodes((node, named) => ({ node, ...named })),
      edges: graph.mapEdges((edge, met, one, other) => ({ sides: [one, other].sort(), ...met }))
    }
  },
  // The model of the FollowTheMoney project; it refuses a property that a schema lacks.
  async ftm () {
    const { Model, defaultModel } = require('@alephdata/followthemoney')
    const model = new Model(defaultModel)
    const entities = text().trim().split('\n').map(line => model.getEntity(JSON.parse(line)))
    const schema = new Map(entities.map(entity => [entity.id, entity.schema]))
    const wrong = []
    for (const entity of entities) {
      for (const name of entity.schema.required) {
        if (!entity.hasProperty(name)) wrong.push(`${entity.id} lacks ${name}`)
      }
      for (const property of entity.getProperties()) {
        const range = property.type.name === 'entity' && property.getRange()
        for (const value of entity.getProperty(property)) {
          const led = schema.get(typeof value === 'string' ? value : value.id)
          if (range && !led?.isA(range)) wrong.push(`${entity.id}: ${property.name} leads to no ${range.name}`)
        }
      }
    }
    return { wrong, captions: entities.map(entity => [entity.id, entity.schema.name, entity.getCaption()]) }
  },
  // Recogito shows annotations of text; it needs both selectors of each.
  async annotations () {
    const place = `${process.env.CONSUMERS}/@recogito/text-annotator/dist/text-annotator.es.js`
    const { parseW3CTextAnnotation } = await import(pathToFileURL(place))
    return JSON.parse(text()).first.items.map(item => {
      const { parsed, error } = parseW3CTextAnnotation(item)
      return error ? { error: String(error) } : { id: parsed.id, bodies: parsed.bodies, at: parsed.target.selector }
    })
  },
  // SheetJS.
  async excel () {
    const book = require('xlsx').read(readFileSync(file), { cellDates: true, cellFormula: true })
    const sheet = name => require('xlsx').utils.sheet_to_json(book.Sheets[name], { header: 1, defval: null })
    const formulas = name => Object.values(book.Sheets[name]).filter(cell => cell?.f).map(cell => cell.f)
    return book.SheetNames.map(name => ({ name, rows: sheet(name), formulas: formulas(name) }))
  },
  async parquet () {
    const { parquetReadObjects } = await imported('hyparquet')
    const bytes = readFileSync(file)
    const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) })
    return JSON.parse(JSON.stringify(rows, (_, value) => typeof value === 'bigint' ? Number(value) : value))
  }
}

console.log(JSON.stringify(await readers[form]()))
