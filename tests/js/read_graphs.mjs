// Reads GraphML, GEXF and Cytoscape JSON with programs of other hands and says what they found, as JSON.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import cytoscape from "cytoscape";

const [folder, event, edge] = process.argv.slice(2);
const { window } = new JSDOM("");
Object.assign(globalThis, { DOMParser: window.DOMParser, Document: window.Document });
const read = (name) => readFileSync(`${folder}/${name}`, "utf8");
const { MultiGraph, MultiDirectedGraph } = graphology;
const described = (graph) => ({
  nodes: graph.order, edges: graph.size, event: graph.hasNode(event) ? graph.getNodeAttributes(event) : null,
  edge: graph.hasEdge(edge) ? graph.getEdgeAttributes(edge) : null,
  weights: graph.mapEdges((_, about) => about.weight ?? null),
});
const parseGexf = gexf.parse ?? gexf.default?.parse ?? (await import("graphology-gexf/browser")).default.parse;
const parseGraphml = graphml.parse ?? graphml.default?.parse ?? (await import("graphology-graphml/browser")).default.parse;
const options = { addMissingNodes: false, respectInputGraphType: true };
const cy = cytoscape({ headless: true, ...JSON.parse(read("diplomatic.cyjs")) });
console.log(JSON.stringify({
  graphml: described(parseGraphml(MultiDirectedGraph, read("diplomatic.graphml"), options)),
  gexf: described(parseGexf(MultiDirectedGraph, read("diplomatic.gexf"), options)),
  countries_graphml: described(parseGraphml(MultiGraph, read("countries/countries.graphml"), options)),
  countries_gexf: described(parseGexf(MultiGraph, read("countries/countries.gexf"), options)),
  cytoscape: { nodes: cy.nodes().length, edges: cy.edges().length, event: cy.getElementById(event).data(), edge: cy.getElementById(edge).data() },
}));
