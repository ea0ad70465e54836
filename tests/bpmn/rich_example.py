"""A file with what is rare: several planes, nested lanes, data, a step, odd text."""

from __future__ import annotations

FILE = """<?xml version='1.0' encoding="UTF-8"?>
<?tool kept="yes"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:c='http://www.omg.org/spec/DD/20100524/DC'
    xmlns:d="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:t="urn:test" xmlns:vendor="urn:vendor" id="Defs" targetNamespace="urn:test">
\t<message id="Message_1" name="M"/>
\t<category id="Category_1">
\t\t<categoryValue id="Value_1" value="A"/>
\t</category>
\t<process id="P" isExecutable="false">
\t\t<laneSet id="Lanes">
\t\t\t<lane id="L1" name="a &gt; b">
\t\t\t\t<flowNodeRef>S</flowNodeRef>
\t\t\t\t<childLaneSet id="Inner_lanes">
\t\t\t\t\t<lane id="L2"><flowNodeRef>t:T</flowNodeRef></lane>
\t\t\t\t</childLaneSet>
\t\t\t</lane>
\t\t\t<lane id="L3"/>
\t\t</laneSet>
\t\t<ioSpecification><inputSet/><outputSet/></ioSpecification>
\t\t<startEvent id="S" name='it&apos;s "so"'/>
\t\t<serviceTask id='T' name="two&#10;lines" vendor:mode="x">
\t\t\t<documentation><![CDATA[a < b]]> &amp; c</documentation>
\t\t\t<documentation textFormat="text/html">second</documentation>
\t\t\t<extensionElements>
\t\t\t\t<vendor:a b="1">text<!-- note --></vendor:a>
\t\t\t\t<s:step xmlns:s="urn:patchbay:connector:1" connector="email" operation="send">
\t\t\t\t\t<s:setting name="subject">Hi</s:setting>
\t\t\t\t\t<s:setting name="to"><s:item>a</s:item><s:item>b</s:item></s:setting>
\t\t\t\t\t<s:retry attempts="3"/>
\t\t\t\t\t<s:output variable="v" value="=x"/>
\t\t\t\t</s:step>
\t\t\t</extensionElements>
\t\t\t<property id="Property_1"/>
\t\t\t<dataInputAssociation id="DI"><sourceRef>D</sourceRef><targetRef>Property_1</targetRef></dataInputAssociation>
\t\t\t<multiInstanceLoopCharacteristics isSequential="true"/>
\t\t</serviceTask>
\t\t<boundaryEvent id="B" attachedToRef="t:T"><timerEventDefinition id="Timer"/></boundaryEvent>
\t\t<subProcess id="U">
\t\t\t<startEvent id="US"/><endEvent id="UE"/>
\t\t\t<sequenceFlow id="UF" sourceRef="US" targetRef="UE"/>
\t\t</subProcess>
\t\t<scriptTask id="R"><script><![CDATA[if (a < b) {}]]></script></scriptTask>
\t\t<exclusiveGateway id="X" default="F3"/>
\t\t<sequenceFlow id="F1" sourceRef="S" targetRef="t:T"/>
\t\t<sequenceFlow id="F2" sourceRef="T" targetRef="X">
\t\t\t<conditionExpression xsi:type="tFormalExpression" language="feel">=a &lt; 1</conditionExpression>
\t\t</sequenceFlow>
\t\t<sequenceFlow id="F3" sourceRef="X" targetRef="U"/>
\t\t<sequenceFlow id="F4" sourceRef="B" targetRef="R"/>
\t\t<dataObject id="DO"/>
\t\t<dataObjectReference id="D" dataObjectRef="DO"/>
\t\t<task id="R" name="the id of another"/>
\t\t<textAnnotation id="N"><text>note</text></textAnnotation>
\t\t<association id="A" sourceRef="N" targetRef="F1"/>
\t\t<group id="G" categoryValueRef="Value_1"/>
\t</process>
\t<di:BPMNDiagram id="Diagram">
\t\t<di:BPMNPlane id="Plane" bpmnElement="t:P">
\t\t\t<di:BPMNShape id="T_di" bpmnElement="t:T" vendor:z="1"><c:Bounds x="1" y="2" width="100" height="80"/><di:BPMNLabel><c:Bounds x="1" y="2" width="3" height="4"/></di:BPMNLabel></di:BPMNShape>
\t\t\t<di:BPMNShape id="U_di" bpmnElement="U" isExpanded="false"><c:Bounds x="200" y="2" width="100" height="80"/></di:BPMNShape>
\t\t\t<di:BPMNEdge id="F1_di" bpmnElement="F1"><d:waypoint x="0" y="0"/><d:waypoint x="5e1" y="0.50"/></di:BPMNEdge>
\t\t</di:BPMNPlane>
\t\t<di:BPMNLabelStyle id="Style"><c:Font name="Arial" size="11"/></di:BPMNLabelStyle>
\t</di:BPMNDiagram>
\t<di:BPMNDiagram id="Diagram_U">
\t\t<di:BPMNPlane id="Plane_U" bpmnElement="U">
\t\t\t<di:BPMNShape id="US_di" bpmnElement="US"><c:Bounds x="0" y="0" width="36" height="36"/></di:BPMNShape>
\t\t</di:BPMNPlane>
\t</di:BPMNDiagram>
</definitions>
<!-- after -->
"""  # noqa: E501
