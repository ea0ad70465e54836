"""Well-known namespaces of BPMN tools by their usual prefixes."""

from __future__ import annotations

from bpmn import namespaces

STANDARD = {
    "bpmn": namespaces.BPMN,
    "bpmn2": namespaces.BPMN,
    "semantic": namespaces.BPMN,
    "sem": namespaces.BPMN,
    "model": namespaces.BPMN,
    "bpmndi": namespaces.BPMNDI,
    "dc": namespaces.DC,
    "omgdc": namespaces.DC,
    "di": namespaces.DI,
    "omgdi": namespaces.DI,
    "xsi": namespaces.XSI,
    "bioc": namespaces.BIOC,
    "color": namespaces.COLOR,
    "connector": namespaces.CONNECTOR,
}
VENDORS = {
    "xsd": "http://www.w3.org/2001/XMLSchema",
    "camunda": "http://camunda.org/schema/1.0/bpmn",
    "zeebe": "http://camunda.org/schema/zeebe/1.0",
    "modeler": "http://camunda.org/schema/modeler/1.0",
    "activiti": "http://activiti.org/bpmn",
    "flowable": "http://flowable.org/bpmn",
    "design": "http://flowable.org/design",
    "pm": "http://processmaker.com/BPMN/2.0/Schema.xsd",
    "signavio": "http://www.signavio.com",
    "drools": "http://www.jboss.org/drools",
    "bpsim": "http://www.bpsim.org/schemas/1.0",
    "trisobpmn": "http://www.trisotech.com/2014/triso/bpmn",
    "triso": "http://www.trisotech.com/2015/triso/modeling",
    "trisofeed": "http://trisotech.com/feed",
    "rss": "http://purl.org/rss/2.0/",
    "openapi": "https://openapis.org/omg/extension/1.0",
    "i18n": "http://www.omg.org/spec/BPMN/non-normative/extensions/i18n/1.0",
    "yaoqiang": "http://bpmn.sourceforge.net",
    "adonis": "http://www.boc-group.com",
    "w4": "http://www.w4.eu/spec/BPMN/20110701/MODEL",
    "w4graph": "http://www.w4.eu/spec/BPMN/20110930/GRAPH",
    "bizagi": "http://www.bizagi.com/bpmn20",
    "oryx": "http://oryx-editor.org",
    "xmi": "http://www.omg.org/XMI",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
BY_PREFIX = {**VENDORS, **STANDARD}
