"""A small file with one of everything that the patch tests touch."""

from __future__ import annotations

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<!-- kept -->
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
    xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    id="Definitions_1" targetNamespace="urn:test">
  <bpmn:collaboration id="Collaboration_1">
    <bpmn:participant id="Pool_1" name="Shop" processRef="Process_1" />
    <bpmn:participant id="Pool_2" name="Customer" />
    <bpmn:messageFlow id="Message_1" sourceRef="Task_2" targetRef="Pool_2" />
  </bpmn:collaboration>
  <bpmn:process id="Process_1" isExecutable="true">
    <bpmn:laneSet id="LaneSet_1">
      <bpmn:lane id="Lane_1" name="Sales">
        <bpmn:flowNodeRef>Start</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>Task_1</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>Gate</bpmn:flowNodeRef>
      </bpmn:lane>
      <bpmn:lane id="Lane_2" name="Stock">
        <bpmn:flowNodeRef>Task_2</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>End</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>Sub_1</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="Start">
      <bpmn:outgoing>Flow_1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:task id="Task_1" name="Ask" camunda:asyncBefore="true"><!-- note -->
      <bpmn:documentation>Old</bpmn:documentation>
      <bpmn:extensionElements>
        <camunda:properties><camunda:property name="a" value="1" /></camunda:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>Flow_1</bpmn:incoming>
      <bpmn:outgoing>Flow_2</bpmn:outgoing>
    </bpmn:task>
    <bpmn:exclusiveGateway id="Gate" default="Flow_3">
      <bpmn:incoming>Flow_2</bpmn:incoming>
      <bpmn:outgoing>Flow_3</bpmn:outgoing>
      <bpmn:outgoing>Flow_4</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:serviceTask id="Task_2" name="Send">
      <bpmn:incoming>Flow_3</bpmn:incoming>
      <bpmn:outgoing>Flow_5</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:boundaryEvent id="Boundary_1" attachedToRef="Task_2">
      <bpmn:errorEventDefinition id="Error_1" />
    </bpmn:boundaryEvent>
    <bpmn:subProcess id="Sub_1">
      <bpmn:incoming>Flow_4</bpmn:incoming>
      <bpmn:task id="Inner_1" name="Inside" />
    </bpmn:subProcess>
    <bpmn:endEvent id="End">
      <bpmn:incoming>Flow_5</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task_1" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_1" targetRef="Gate" />
    <bpmn:sequenceFlow id="Flow_3" sourceRef="Gate" targetRef="Task_2" />
    <bpmn:sequenceFlow id="Flow_4" name="else" sourceRef="Gate" targetRef="Sub_1" />
    <bpmn:sequenceFlow id="Flow_5" sourceRef="Task_2" targetRef="End" />
    <bpmn:dataObject id="Data_1" />
    <bpmn:dataObjectReference id="DataRef_1" dataObjectRef="Data_1" />
    <bpmn:textAnnotation id="Note_1">
      <bpmn:text>Old</bpmn:text>
    </bpmn:textAnnotation>
    <bpmn:association id="Association_1" sourceRef="Task_1" targetRef="Note_1" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_1">
    <bpmndi:BPMNPlane id="Plane_1" bpmnElement="Collaboration_1">
      <bpmndi:BPMNShape id="Task_1_di" bpmnElement="Task_1">
        <dc:Bounds x="200.0" y="80" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="Gate_di" bpmnElement="Gate" isMarkerVisible="true">
        <dc:Bounds x="350" y="95" width="50" height="50" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="Flow_2_di" bpmnElement="Flow_2">
        <di:waypoint x="300" y="120" />
        <di:waypoint x="350" y="120" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
"""
